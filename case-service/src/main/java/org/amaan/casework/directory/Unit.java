package org.amaan.casework.directory;

import jakarta.persistence.Embeddable;

/** A part of an agency that can hold cases; codes from the directory. */
@Embeddable
public record Unit(String agency, String unit) {}
