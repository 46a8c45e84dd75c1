/** What becomes of a transaction that another one got in the way of. */
package org.amaan.platform.contention;
