package org.amaan.platform.scope;

/**
 * The person or agency for whom something is read. Every finder of a repository takes a reader and
 * finds what that reader may see; a test refuses a finder that takes none.
 */
public interface Reader {}
