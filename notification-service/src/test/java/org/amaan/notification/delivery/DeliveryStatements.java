package org.amaan.notification.delivery;

/** Statements of this feature, for the test of their plans. */
public final class DeliveryStatements {

  private DeliveryStatements() {}

  public static String record() {
    return DeliveryRepository.RECORD;
  }
}
