package io.throughline.connectors.formats;

/** How large a record and its parts may be. */
final class Limits {

    /** Of one raw record, before it is parsed. */
    static final int RECORD_BYTES = 1 << 20;

    /** Of objects and lists within each other. */
    static final int DEPTH = 100;

    /** Digits of one number. */
    static final int NUMBER_LENGTH = 1_000;

    /** Of an id; a longer one fails the record. */
    static final int ID_LENGTH = 256;

    /** Of any other field and of a property's value; the rest is cut off. */
    static final int TEXT_LENGTH = 8_192;

    /** Of a property's name; a longer one is left out. */
    static final int NAME_LENGTH = 256;

    /** Parameters of one form; the rest are left out. */
    static final int FORM_PARAMETERS = 1_000;

    /** Properties of one event; the rest are left out. */
    static final int PROPERTIES = 200;

    /** Items of one event; the rest are left out. */
    static final int ITEMS = 500;

    private Limits() {}
}
