/**
 * Tables in partitions, one for each month. What is old is not deleted row by row, which leaves
 * dead rows in the table and its indexes: its whole month is dropped. Which rows keep their month,
 * because something is still to be done with them, says {@code unfinished} in the migrations.
 */
package org.amaan.platform.months;
