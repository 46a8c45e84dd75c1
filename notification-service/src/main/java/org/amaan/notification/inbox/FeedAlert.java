package org.amaan.notification.inbox;

import org.amaan.notification.api.model.Alert;
import org.amaan.platform.feed.FeedPosition;

/**
 * An alert of the feed.
 *
 * @param position where the feed goes on after it
 * @param shown as the contract shows it
 */
public record FeedAlert(FeedPosition position, Alert shown) {}
