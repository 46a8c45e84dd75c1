package org.amaan.platform.contention;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;

/**
 * Whatever begins a transaction by {@code @Transactional} begins it anew when another got in its
 * way: a change by PUT, PATCH or DELETE, a peer's report, a turn of a timer. One inside a
 * transaction leaves that to whoever began it.
 */
@Transactional
@Interceptor
@Priority(RetriedTransactions.AROUND_THE_TRANSACTION)
class RetriedTransactions {

  /** The container begins transactions at {@code PLATFORM_BEFORE + 200}. */
  static final int AROUND_THE_TRANSACTION = Interceptor.Priority.PLATFORM_BEFORE + 150;

  private final TransactionManager transactions;

  RetriedTransactions(TransactionManager transactions) {
    this.transactions = transactions;
  }

  @AroundInvoke
  Object retry(InvocationContext call) throws Exception {
    return transactions.getStatus() == Status.STATUS_NO_TRANSACTION
        ? Contention.retrying(call::proceed)
        : call.proceed();
  }
}
