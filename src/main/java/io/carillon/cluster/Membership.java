package io.carillon.cluster;

import io.carillon.delivery.LiveSource;
import io.carillon.delivery.NodeBus;
import io.carillon.delivery.NodeQuestion;
import io.carillon.task.RepeatedTasks;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;

/** Makes this node one of the cluster for as long as it is deployed. */
@Startup
@Singleton
@DependsOn({"Schema", "SessionRegistry"})
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Membership {

  @Inject private NodeBus bus;
  @Inject @Any private Instance<LiveSource> sources;
  @Inject @Any private Instance<NodeQuestion> questions;
  @Inject private RepeatedTasks tasks;
  @Resource private ManagedThreadFactory threads;

  // The same as the bulk queue's.
  @Resource(name = "jms/connectionFactory", lookup = "java:comp/DefaultJMSConnectionFactory")
  private ConnectionFactory connections;

  @PostConstruct
  void join() {
    if (bus instanceof TopicBus topic) {
      topic.start(
          connections, threads, tasks, sources.stream().toList(), questions.stream().toList());
    }
  }

  @PreDestroy
  void leave() {
    if (bus instanceof TopicBus topic) {
      topic.stop();
    }
  }
}
