package io.throughline.cep;

/** One line of a sequence: something that happens, something that does not, several steps as one, or a choice. */
public sealed interface SequenceElement permits Step, Absence, Group, Either {}
