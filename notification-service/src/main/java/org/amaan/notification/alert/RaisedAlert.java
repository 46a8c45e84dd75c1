package org.amaan.notification.alert;

import java.time.Instant;
import java.util.UUID;

/** An alert that was raised just now. */
public record RaisedAlert(UUID id, Notice notice, Addressee to, Instant at) {}
