/**
 * What counsel and native readers are asked: packets of statements, and what comes back of them.
 */
@NullMarked
package org.amaan.knowledge.review;

import org.jspecify.annotations.NullMarked;
