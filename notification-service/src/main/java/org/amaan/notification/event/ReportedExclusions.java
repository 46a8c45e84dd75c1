package org.amaan.notification.event;

import java.util.List;

/**
 * The agencies that are to know nothing of what an event is about. Its names are the columns'.
 *
 * @param sequence of several about one subject the one with the highest counts
 */
record ReportedExclusions(String subject, long sequence, List<String> agencies) {}
