package org.amaan.platform.web;

/** An operation that takes more than the service's limit; every other one keeps to it. */
public interface LargeBody {

  boolean isFor(String method, String path);

  long limitBytes();
}
