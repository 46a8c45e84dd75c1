/**
 * In whose scope the database answers: the base of row-level security.
 *
 * <p>Every connection that a transaction takes passes {@link ScopeOfTransaction}, which tells
 * PostgreSQL who is asking. Who that is comes from the access token; work that no request began
 * says so with {@link Acting}. Whoever says nothing is answered nothing.
 */
package org.amaan.platform.scope;
