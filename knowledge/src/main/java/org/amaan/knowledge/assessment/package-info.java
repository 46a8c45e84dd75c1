/**
 * The explained offence assessment: a person's findings on each element in, two results and a
 * sentence-by-sentence explanation out. Pure functions; nothing here decides a case.
 */
package org.amaan.knowledge.assessment;
