export * from '../../../main/webapp/carillon-client/carillon-client.js';
