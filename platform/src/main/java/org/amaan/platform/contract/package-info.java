/**
 * The contract of this service as it runs: whether the parameters of a request follow it, and, of a
 * request that was refused, all that does not.
 */
package org.amaan.platform.contract;
