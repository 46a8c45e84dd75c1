/**
 * What both referral-service and case-service need to know about the law: profiles as data, their
 * reader, and pure functions over them. No service logic, no I/O beyond reading the class path.
 */
package org.amaan.knowledge;
