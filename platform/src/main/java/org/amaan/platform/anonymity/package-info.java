/** What the platform leaves out so that nobody can be found who wants to tell something unknown. */
package org.amaan.platform.anonymity;
