/**
 * Seals what must be erasable: a data key per owner (a subject, say), wrapped by the key-encryption
 * key, kept in a database of its own; destroying the key is the erasure.
 *
 * <p>Beans of this package exist in a service that has a datasource {@code keys}.
 */
package org.amaan.platform.vault;
