package org.amaan.platform.feed;

/**
 * A place in a change feed: the writing transaction ({@code xid8}) and the row's id. A reader takes
 * only rows below {@code pg_snapshot_xmin(pg_current_snapshot())}: sequences commit out of order,
 * and a cursor on the id alone would step over a transaction that is still open.
 */
public record FeedPosition(long xid, long id) {

  public static final FeedPosition START = new FeedPosition(0, 0);
}
