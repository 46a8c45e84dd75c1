package org.amaan.notification.event;

import java.util.List;

/**
 * The agencies that are to know nothing of what an event is about.
 *
 * @param sequence of several about one subject the one with the highest counts
 */
record ReportedExclusions(long sequence, List<String> agencies) {}
