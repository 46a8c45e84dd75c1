/**
 * A country's own law as far as it was read: each act under which something could be charged, and
 * statements with their sources, how far each was read, and since when it applies. Data; knows
 * nothing of who reads it.
 */
package org.amaan.knowledge.law;
