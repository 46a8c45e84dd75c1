/** What counsel and native readers have confirmed: statement by statement, signed and dated. */
@NullMarked
package org.amaan.knowledge.confirmation;

import org.jspecify.annotations.NullMarked;
