package org.amaan.platform.scope;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A finder that takes no {@link Reader}: a timer, a delivery or another service's report needs it,
 * or the service itself to decide (what may be disclosed, what follows elsewhere).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface ForBackgroundWork {

  /** Which work needs it. */
  String value();
}
