package org.amaan.platform.architecture.sibling;

/** A class of another service. */
public class Sibling {}
