/**
 * Files that people send: recognised by content, sealed while they arrive, kept in chunks, checked
 * before they are given out. Whose they are and who reads them is the services' to say.
 */
package org.amaan.platform.files;
