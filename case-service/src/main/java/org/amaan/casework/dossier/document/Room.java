package org.amaan.casework.dossier.document;

import java.util.Iterator;
import java.util.List;

/**
 * How much a section of the document may have. The renderer holds a whole document in memory, and a
 * case may have more than that: what does not fit is left out, and the document says so.
 */
final class Room {

  /** What a line costs beside its characters: a cell or a block of its own. */
  private static final int LINE = 60;

  private int left = Integer.MAX_VALUE;
  private int taken;
  private boolean exceeded;

  /** Begins a section. */
  void open(int limit) {
    left = limit;
    taken = 0;
    exceeded = false;
  }

  void take(String line) {
    int cost = line.length() + LINE;
    left -= cost;
    taken += cost;
  }

  int taken() {
    return taken;
  }

  /** Whether something was left out. */
  boolean isExceeded() {
    return exceeded;
  }

  <T> Iterable<T> fitting(List<T> all) {
    return () -> new Fitting<>(all.iterator());
  }

  /** Asked anew before each: those before have taken of the room by then. */
  private final class Fitting<T> implements Iterator<T> {
    private final Iterator<T> all;

    Fitting(Iterator<T> all) {
      this.all = all;
    }

    @Override
    public boolean hasNext() {
      exceeded |= all.hasNext() && left <= 0;
      return all.hasNext() && left > 0;
    }

    @Override
    public T next() {
      return all.next();
    }
  }
}
