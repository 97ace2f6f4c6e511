/** Formats as files: how raw records of any producer become canonical events, or failures with their reason. */
@NullMarked
package io.throughline.connectors.formats;

import org.jspecify.annotations.NullMarked;
