using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace BudgetTracker.Api.Tests.Access;

/// <summary>nginx with the very server block of docs/proxy.md, in front of a server, with a certificate made for it.</summary>
public sealed partial class Nginx : IDisposable
{
    public const string Program = "/usr/sbin/nginx";

    /// <summary>The name in the block.</summary>
    public const string Host = "budget.example.com";

    private readonly Process process;
    private readonly int port;
    private readonly string thumbprint;

    private Nginx(Process process, int port, string thumbprint) => (this.process, this.port, this.thumbprint) = (process, port, thumbprint);

    public static async Task<Nginx> StartAsync(string folder, Uri server, [CallerFilePath] string here = "")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256) { CertificateExtensions = { names.Build() } };
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllTextAsync($"{folder}/cert.pem", certificate.ExportCertificatePem());
        await File.WriteAllTextAsync($"{folder}/key.pem", key.ExportPkcs8PrivateKeyPem());

        var docs = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/proxy.md"));
        var port = FreePort();
        var block = Replace(Block().Match(docs).Groups[1].Value,
            ("listen 443 ssl;", $"listen 127.0.0.1:{port} ssl;"),
            ($"/etc/ssl/certs/{Host}.pem", $"{folder}/cert.pem"),
            ($"/etc/ssl/private/{Host}.key", $"{folder}/key.pem"),
            ("http://127.0.0.1:5000", server.GetLeftPart(UriPartial.Authority)));
        await File.WriteAllTextAsync($"{folder}/nginx.conf", $$"""
            daemon off;
            master_process off;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/error.log;
            events { }
            http {
                access_log off;
                client_body_temp_path {{folder}}/body;
                proxy_temp_path {{folder}}/proxy;
                fastcgi_temp_path {{folder}}/fastcgi;
                uwsgi_temp_path {{folder}}/uwsgi;
                scgi_temp_path {{folder}}/scgi;
            {{block}}
            }
            """);
        var nginx = new Nginx(
            Process.Start(new ProcessStartInfo(Program, ["-p", folder, "-c", $"{folder}/nginx.conf", "-e", $"{folder}/error.log"]))!,
            port,
            certificate.Thumbprint);
        await Wait.UntilAsync(() => nginx.IsListeningAsync(folder), "nginx listens.");

        return nginx;
    }

    /// <summary>A client of the site, from an address of this machine.</summary>
    public HttpClient CreateClient(string from = "127.0.0.1")
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            ConnectCallback = async (_, cancellationToken) => new NetworkStream(
                await ConnectAsync(from, port, cancellationToken), ownsSocket: true),
        };

        // Nobody has signed it.
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            certificate is X509Certificate2 made && made.Thumbprint == thumbprint;

        return new(handler) { BaseAddress = new($"https://{Host}"), Timeout = Wait.Limit };
    }

    /// <summary>Connects from an address of this machine.</summary>
    public static async Task<Socket> ConnectAsync(string from, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);

        return socket;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private async Task<bool> IsListeningAsync(string folder)
    {
        Assert.False(process.HasExited, File.Exists($"{folder}/error.log") ? await File.ReadAllTextAsync($"{folder}/error.log") : "nginx has ended.");
        try
        {
            using var socket = await ConnectAsync("127.0.0.1", port, CancellationToken.None);

            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Replace(string text, params (string Old, string New)[] changes)
    {
        foreach (var (old, changed) in changes)
        {
            Assert.Contains(old, text);
            text = text.Replace(old, changed);
        }

        return text;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("```nginx\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
