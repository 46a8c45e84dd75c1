package org.amaan.casework.testing.cycle.back;

import org.amaan.casework.testing.cycle.there.There;
import org.jspecify.annotations.Nullable;

/** The other half. */
public class Back {
  @Nullable There there;
}
