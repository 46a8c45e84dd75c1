/**
 * Fills a stack with copies of two cases, so that {@code growth} can measure at a size that nobody
 * would wait for.
 */
package org.amaan.bench.grow;
