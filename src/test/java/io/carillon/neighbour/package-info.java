/** Another application on Carillon's server, which calls its remote facade. */
package io.carillon.neighbour;
