package org.amaan.casework.custody;

import org.amaan.casework.casefile.TextTable;

/** What every command on a handover is answered, in every state and to every kind of actor. */
final class HandoverMatrix {

  private HandoverMatrix() {}

  static final TextTable TABLE =
      TextTable.of(
          """
          state      command       giver  giver-boss  offered  offered-boss  prosecutor  stranger  service
          offered    get           200    200         200      200           404         404       404
          offered    acceptance    403    403         403      200           404         404       404
          offered    refusal       403    403         403      200           404         404       404
          offered    cancellation  200    200         403      403           404         404       404
          accepted   get           404    404         200      200           404         404       404
          accepted   acceptance    404    404         403      409           404         404       404
          accepted   refusal       404    404         403      409           404         404       404
          accepted   cancellation  404    404         403      403           404         404       404
          refused    get           200    200         200      200           404         404       404
          refused    acceptance    403    403         403      409           404         404       404
          refused    refusal       403    403         403      409           404         404       404
          refused    cancellation  409    409         403      403           404         404       404
          cancelled  get           200    200         200      200           404         404       404
          cancelled  acceptance    403    403         403      409           404         404       404
          cancelled  refusal       403    403         403      409           404         404       404
          cancelled  cancellation  409    409         403      403           404         404       404
          expired    get           200    200         200      200           404         404       404
          expired    acceptance    403    403         403      409           404         404       404
          expired    refusal       403    403         403      409           404         404       404
          expired    cancellation  409    409         403      403           404         404       404
          """);
}
