/**
 * What stands before every request: how fast a client has to be, and that what it sends is one
 * request and no riddle. A limit here is never the last word about a person in danger: who is cut
 * off sends the same again.
 */
package org.amaan.platform.edge;
