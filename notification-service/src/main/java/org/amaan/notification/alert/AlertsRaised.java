package org.amaan.notification.alert;

import java.util.List;

/** What else becomes of alerts, in the transaction that raises them. */
public interface AlertsRaised {

  void raised(List<RaisedAlert> alerts);
}
