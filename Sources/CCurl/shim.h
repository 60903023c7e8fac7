// SPDX-License-Identifier: Apache-2.0
#include <curl/curl.h>
#include <string.h>

// curl_easy_setopt takes a variable list, which Swift does not import; one function makes a whole exchange.

/// What one exchange asks.
struct xanh_exchange {
  const char *url;
  /// A form to be posted, `NULL` to get.
  const char *form;
  /// «name:password» of the client, `NULL` for none.
  const char *credentials;
  long timeout_ms;
  /// Whether plain HTTP is allowed, on this machine alone.
  int allows_plain;
};

/// Where an answer is gathered.
struct xanh_answer {
  unsigned char *bytes;
  size_t capacity;
  size_t count;
  long status;
};

static inline size_t xanh_gather(char *piece, size_t size, size_t count, void *context) {
  struct xanh_answer *answer = (struct xanh_answer *)context;
  size_t added = size * count;
  // Anything but the count of bytes ends the exchange.
  if (added > answer->capacity - answer->count) return 0;
  memcpy(answer->bytes + answer->count, piece, added);
  answer->count += added;
  return added;
}

static inline CURLcode xanh_perform(const struct xanh_exchange *exchange, struct xanh_answer *answer) {
  CURL *handle = curl_easy_init();
  if (handle == NULL) return CURLE_FAILED_INIT;
  struct curl_slist *fields = curl_slist_append(NULL, "Accept: application/json");
  curl_easy_setopt(handle, CURLOPT_URL, exchange->url);
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, exchange->allows_plain ? "https,http" : "https");
  curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, exchange->timeout_ms);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, exchange->timeout_ms / 2);
  // Signals belong to the program, not to a thread of it.
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(handle, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt(handle, CURLOPT_USERAGENT, "Xanh");
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, fields);
  // No address of a plain exchange leaves this machine, so no proxy is asked for it.
  if (exchange->allows_plain) curl_easy_setopt(handle, CURLOPT_NOPROXY, "*");
  if (exchange->form != NULL) curl_easy_setopt(handle, CURLOPT_COPYPOSTFIELDS, exchange->form);
  if (exchange->credentials != NULL) {
    curl_easy_setopt(handle, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(handle, CURLOPT_USERPWD, exchange->credentials);
  }
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, xanh_gather);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, answer);
  CURLcode code = curl_easy_perform(handle);
  if (code == CURLE_OK) curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer->status);
  curl_slist_free_all(fields);
  curl_easy_cleanup(handle);
  return code;
}

static inline CURLcode xanh_start(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }
