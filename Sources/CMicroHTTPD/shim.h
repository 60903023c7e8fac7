// SPDX-License-Identifier: Apache-2.0
#include <microhttpd.h>

// What Swift does not import: functions with variable arguments, here with fixed ones, a GNU extension, and constants of
// sockets that it finds or not by the order of its imports.

static inline int xanh_stream_socket(int family) { return socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0); }

static inline int xanh_shut_down(int descriptor) { return shutdown(descriptor, SHUT_RDWR); }

int accept4(int listener, struct sockaddr *address, socklen_t *length, int flags);

static inline int xanh_accept(int listener, struct sockaddr *address, socklen_t *length) {
  return accept4(listener, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

typedef void *(*xanh_mhd_uri_callback)(void *context, const char *uri, struct MHD_Connection *connection);

// MHD_OPTION_STRICT_FOR_CLIENT is left out: what it refuses in 0.9.75, a missing host and spaces in the target, the check
// of the head refuses too, and answers well (0.9.75 sends the head of its own answer twice there).
static inline struct MHD_Daemon *xanh_mhd_start(
    unsigned int threads, unsigned int connection_limit, size_t connection_memory,
    MHD_NotifyConnectionCallback notify_connection, xanh_mhd_uri_callback uri, MHD_AccessHandlerCallback handler,
    MHD_RequestCompletedCallback completed, void *context) {
  return MHD_start_daemon(
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_NO_LISTEN_SOCKET | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC, 0, 0, 0, handler,
      context, MHD_OPTION_THREAD_POOL_SIZE, threads, MHD_OPTION_CONNECTION_LIMIT, connection_limit,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, connection_memory, MHD_OPTION_NOTIFY_CONNECTION, notify_connection, context,
      MHD_OPTION_URI_LOG_CALLBACK, uri, context, MHD_OPTION_NOTIFY_COMPLETED, completed, context, MHD_OPTION_END);
}

static inline int xanh_mhd_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}

static inline const struct sockaddr *xanh_mhd_peer(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  return info ? info->client_addr : 0;
}

static inline void *xanh_mhd_socket_context(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info ? info->socket_context : 0;
}

static inline size_t xanh_mhd_head_size(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  return info ? info->header_size : 0;
}

static inline unsigned int xanh_mhd_status(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_HTTP_STATUS);
  return info ? info->http_status : 0;
}
