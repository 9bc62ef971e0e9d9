//! The functions in a Ballista cluster: its scheduler, its executors, and sessions that use it.
//!
//! A plan names a function and no more, so every process of a cluster has to bring its own: the
//! client to understand the query, the scheduler to plan it, the executors to run it. Here stand
//! the pieces for a cluster of your own ([`session_builder`], [`function_registry`]) and both
//! kinds of process, ready to run ([`Scheduler`], [`run_executor`]). A newcomer would register
//! the functions first and connect then: connecting puts a fresh set of functions into the session.

use crate::agreement::Agreement;
use crate::{Kernel, exact_literals, functions, register};
use ballista::prelude::SessionContextExt as _;
use ballista_core::ConfigProducer;
use ballista_core::error::{BallistaError, Result as BallistaResult};
use ballista_core::extension::SessionConfigExt as _;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_core::utils::default_session_builder;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::SessionBuilder;
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::{SchedulerConfig, TaskDistributionPolicy};
use ballista_scheduler::scheduler_process::{create_scheduler, start_grpc_service_with_listener};
use datafusion::error::Result;
use datafusion::execution::SessionStateBuilder;
use datafusion::execution::context::SessionState;
use datafusion::prelude::{SessionConfig, SessionContext};
use datafusion_proto::protobuf::{LogicalPlanNode, PhysicalPlanNode};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::net::{TcpListener, TcpStream};

/// A session whose queries run on the cluster of a scheduler, such as `df://localhost:50050`,
/// with the functions in it. A cluster with other rates or rules refuses to convert for it.
///
/// # Errors
/// Those of Ballista.
pub async fn connect(scheduler: &str, kernel: Arc<Kernel>) -> Result<SessionContext> {
    let config = exact_literals(SessionConfig::new_with_ballista()).with_option_extension(Agreement::on(&kernel));
    let state = SessionStateBuilder::new().with_default_features().with_config(config).build();
    let session = SessionContext::remote_with_state(scheduler, state).await?;
    register(&session, kernel);
    Ok(session)
}

/// What makes a scheduler's sessions: Ballista's own, with the functions; for
/// `SchedulerConfig::with_override_session_builder`.
pub fn session_builder(kernel: Arc<Kernel>) -> SessionBuilder {
    Arc::new(move |config| {
        let state = default_session_builder(config)?;
        Ok(with_functions(state, &kernel))
    })
}

fn with_functions(mut state: SessionState, kernel: &Arc<Kernel>) -> SessionState {
    for function in functions(kernel) {
        // What it gives back is the function of that name that was there before.
        let _ = datafusion::execution::FunctionRegistry::register_udf(&mut state, function);
    }
    state
}

/// What sessions begin with, before the client's own settings: Ballista's defaults, and the rates
/// all processes have to have; for `SchedulerConfig::with_override_config_producer` and
/// `ExecutorProcessConfig::override_config_producer`.
pub fn config_producer(kernel: Arc<Kernel>) -> ConfigProducer {
    Arc::new(move || SessionConfig::new_with_ballista().with_option_extension(Agreement::on(&kernel)))
}

/// What an executor knows of functions: Ballista's own, and these; for
/// `ExecutorProcessConfig::override_function_registry`.
pub fn function_registry(kernel: &Arc<Kernel>) -> Arc<BallistaFunctionRegistry> {
    let mut registry = BallistaFunctionRegistry::default();
    for function in functions(kernel) {
        registry.scalar_functions.insert(function.name().to_owned(), function);
    }
    Arc::new(registry)
}

/// A scheduler that has its port but serves nobody yet.
#[derive(Debug)]
pub struct Scheduler {
    listener: TcpListener,
    address: SocketAddr,
}

impl Scheduler {
    /// Takes an address to listen at; port 0 takes any free one.
    ///
    /// # Errors
    /// Where the address can't be listened at.
    pub async fn bind(address: &str) -> BallistaResult<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// The address, with the port it got.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until it fails. `external_host` is the name executors call it by; tasks go to all
    /// executors in turn.
    ///
    /// # Errors
    /// Those of Ballista.
    pub async fn serve(self, external_host: &str, kernel: Arc<Kernel>) -> BallistaResult<()> {
        let config = SchedulerConfig {
            bind_host: self.address.ip().to_string(),
            bind_port: self.address.port(),
            external_host: external_host.to_owned(),
            task_distribution: TaskDistributionPolicy::RoundRobin,
            ..SchedulerConfig::default()
        }
        .with_override_config_producer(config_producer(Arc::clone(&kernel)))
        .with_override_session_builder(session_builder(kernel));
        config.validate()?;
        let cluster = BallistaCluster::new_from_config(&config).await?;
        let server = create_scheduler::<LogicalPlanNode, PhysicalPlanNode>(cluster, Arc::new(config)).await?;
        start_grpc_service_with_listener(self.listener, server).await
    }
}

/// Runs an executor with the functions until it is told to stop. It waits for a scheduler that
/// doesn't answer yet for as long as `scheduler_connect_timeout_seconds` says.
///
/// # Errors
/// Those of Ballista: above all a scheduler that does not answer.
pub async fn run_executor(config: ExecutorProcessConfig, kernel: &Arc<Kernel>) -> BallistaResult<()> {
    // Ballista 55 measures its own patience by a clock that always shows zero, and never loses it.
    let patience = Duration::from_secs(u64::from(config.scheduler_connect_timeout_seconds));
    reach(&config.scheduler_host, config.scheduler_port, patience).await?;
    let config = ExecutorProcessConfig {
        scheduler_connect_timeout_seconds: 0,
        override_function_registry: Some(function_registry(kernel)),
        override_config_producer: Some(config_producer(Arc::clone(kernel))),
        ..config
    };
    start_executor_process(Arc::new(config)).await
}

/// Waits until something listens where a scheduler should.
///
/// # Errors
/// Where nothing does for so long.
pub async fn reach(host: &str, port: u16, patience: Duration) -> BallistaResult<()> {
    let begun = Instant::now();
    while let Err(error) = TcpStream::connect((host, port)).await {
        if begun.elapsed() >= patience {
            let message = format!("no scheduler answers at {host}:{port} ({error}); start one there first");
            return Err(BallistaError::General(message));
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Ok(())
}
