package org.amaan.notification.inbox;

import java.util.List;

/**
 * What a look at the feed of all agencies found.
 *
 * @param settled before this transaction nothing can come any more
 * @param agencies who has alerts that settled since the look before
 * @param unsettled whether there are alerts that wait for a transaction that is still open
 */
public record AlertNews(String settled, List<String> agencies, boolean unsettled) {}
