/** What the acts of a country name of what the Protocol and the Declaration of Istanbul name. */
package org.amaan.knowledge.comparison;
