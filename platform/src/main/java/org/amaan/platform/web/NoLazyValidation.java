package org.amaan.platform.web;

import jakarta.inject.Singleton;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;

/**
 * What is validated is what a request says: it is all there. Otherwise Hibernate looks for each
 * property whether it is one of an entity that is not loaded yet.
 */
@Singleton
class NoLazyValidation implements TraversableResolver {

  @Override
  public boolean isReachable(
      Object object,
      Path.Node property,
      Class<?> root,
      Path pathToObject,
      ElementType elementType) {
    return true;
  }

  @Override
  public boolean isCascadable(
      Object object,
      Path.Node property,
      Class<?> root,
      Path pathToObject,
      ElementType elementType) {
    return true;
  }
}
