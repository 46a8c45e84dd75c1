package org.amaan.casework.casefile;

/** What every command on a case is answered, in every state and to every kind of actor. */
final class CaseMatrix {

  private CaseMatrix() {}

  /** Whoever reads a case: the custodian unit and, from then on, the prosecution it was sent to. */
  static final TextTable SEEN =
      TextTable.of(
          """
          state                officer  boss  prosecutor  former  stranger  auditor  operator  service  dpo
          open                 200      200   404         404     404       404      404       404      404
          under-investigation  200      200   404         404     404       404      404       404      404
          with-prosecution     200      200   200         404     404       404      404       404      404
          charged              200      200   200         404     404       404      404       404      404
          at-trial             200      200   200         404     404       404      404       404      404
          suspended            200      200   200         404     404       404      404       404      404
          closed               200      200   200         404     404       404      404       404      404
          """);

  static final TextTable COMMANDS =
      TextTable.of(
          """
          state                command  officer  boss  prosecutor  former  stranger  auditor  operator  service  dpo
          open                 claim    200      200   404         404     404       404      404       404      404
          open                 suspend  200      200   404         404     404       404      404       404      404
          open                 offer    201      201   404         404     404       404      404       404      404
          open                 note     201      201   404         404     404       404      404       404      404
          open                 erase    403      403   404         404     404       404      404       404      409
          under-investigation  claim    200      200   404         404     404       404      404       404      404
          under-investigation  suspend  200      200   404         404     404       404      404       404      404
          under-investigation  offer    201      201   404         404     404       404      404       404      404
          under-investigation  note     201      201   404         404     404       404      404       404      404
          under-investigation  erase    403      403   404         404     404       404      404       404      409
          with-prosecution     claim    200      200   403         404     404       404      404       404      404
          with-prosecution     suspend  200      200   403         404     404       404      404       404      404
          with-prosecution     offer    201      201   403         404     404       404      404       404      404
          with-prosecution     note     201      201   403         404     404       404      404       404      404
          with-prosecution     erase    403      403   403         404     404       404      404       404      409
          charged              claim    200      200   403         404     404       404      404       404      404
          charged              suspend  200      200   403         404     404       404      404       404      404
          charged              offer    201      201   403         404     404       404      404       404      404
          charged              note     201      201   403         404     404       404      404       404      404
          charged              erase    403      403   403         404     404       404      404       404      409
          at-trial             claim    200      200   403         404     404       404      404       404      404
          at-trial             suspend  200      200   403         404     404       404      404       404      404
          at-trial             offer    201      201   403         404     404       404      404       404      404
          at-trial             note     201      201   403         404     404       404      404       404      404
          at-trial             erase    403      403   403         404     404       404      404       404      409
          suspended            claim    200      200   403         404     404       404      404       404      404
          suspended            suspend  409      409   403         404     404       404      404       404      404
          suspended            offer    201      201   403         404     404       404      404       404      404
          suspended            note     201      201   403         404     404       404      404       404      404
          suspended            erase    403      403   403         404     404       404      404       404      409
          closed               claim    409      409   403         404     404       404      404       404      404
          closed               suspend  409      409   403         404     404       404      404       404      404
          closed               offer    409      409   403         404     404       404      404       404      404
          closed               note     409      409   403         404     404       404      404       404      404
          closed               erase    403      403   403         404     404       404      404       404      200
          """);
}
