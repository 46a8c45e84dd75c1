package org.amaan.notification.escalation;

import java.time.Instant;
import java.util.List;
import org.amaan.notification.alert.Addressee;

/** The step of an escalation that is taken next, when, and whom it reaches. */
record NextStep(EscalationStep step, Instant at, List<Addressee> to) {}
