// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTP
import HTTPServer

/// Answers every request with the same page: below `/cached` from memory, elsewhere through a worker.
private struct FixedPage: RequestHandler {
  let page: Response

  func cached(_ request: Request) -> Response? { request.path.hasPrefix("/cached") ? page : nil }

  func respond(to request: Request) -> Response { page }
}

/// Serves a file as a page until a signal comes, on a free port that is printed; returns the exit status (sysexits).
func serveFixedPage(_ arguments: [String]) -> Int32 {
  guard let path = arguments.first, let bytes = read(path) else {
    print("usage: http-bench FILE    serves FILE at every address; prints the port")
    return 64
  }
  let signal = TerminationSignal()
  var configuration = ServerConfiguration()
  configuration.port = 0
  configuration.connectionsPerAddress = configuration.connectionLimit
  configuration.compressionLevel = arguments.dropFirst().first.flatMap { Int($0) } ?? 0
  let transport = MicroHTTPDTransport(configuration)
  do throws(TransportError) {
    let port = try transport.start(FixedPage(page: .html(bytes)))
    print(port)
    fflush(nil)
  } catch {
    print(error.english)
    return 71
  }
  _ = signal.wait()
  transport.stop(within: .seconds(2))
  return 0
}

private func read(_ path: String) -> [UInt8]? {
  let descriptor = unsafe open(path, O_RDONLY)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes = [UInt8](repeating: 0, count: 1 << 20)
  let count = unsafe Glibc.read(descriptor, &bytes, bytes.count)
  return count >= 0 ? Array(bytes[..<count]) : nil
}
