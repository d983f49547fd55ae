/**
 * The one door to everything that is announced: who may announce what to whom, and what is well
 * formed, decided here so that REST, EJB and pages can't differ. Imports {@code core}, {@code
 * identity}, {@code notice}, {@code notification} and {@code bulk}.
 */
package io.carillon.facade;
